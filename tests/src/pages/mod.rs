//! The pages as a person uses them: verbs here, what must hold in the journeys. Test ids are those of ui/src/testids.ts.

pub mod book;
pub mod import;
pub mod overview;
pub mod report;
pub mod session;
