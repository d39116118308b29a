// What makes the pages handier; every page works without it.
"use strict";
