//! Who is due on a day.
