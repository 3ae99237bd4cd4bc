//! Readings of names.
