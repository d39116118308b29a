"""Dragoman turns reporting on international affairs into a sourced record of diplomacy."""

__version__ = "0.1.0"
