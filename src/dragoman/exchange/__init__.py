"""What leaves a record for other programs, and what comes into it from other records and data sets."""
