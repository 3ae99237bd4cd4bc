//! branchbook
fn main() {}
