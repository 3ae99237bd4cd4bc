//! Made-up books: a workshop branch to try things in, a group of 400 units, and a book of 70,000 members to measure with.
