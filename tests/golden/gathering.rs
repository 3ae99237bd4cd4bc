//! Sessions made by commands, with the people of their sittings marked.

use ledger::attendance::{self, Mark, MarkEntry};
use ledger::count::By;
use ledger::id::{SessionId, SittingId, UnitId};
use ledger::session::{self, SessionFields, Sitting, Status};
use ledger::unit::{self, UnitFields, UnitKind};

use crate::case::{Case, day, row, window};

pub fn case() -> Case {
    Case::new(UnitKind::Committee, "集团党委", "2021-12-31")
}

pub fn year() -> ledger::date::Window {
    window("2021-01-01", "2021-12-31")
}

pub fn fields(unit: UnitId, kind: &str, on: &str) -> SessionFields {
    SessionFields {
        unit_id: unit,
        title: "学党史 开新局".into(),
        kinds: session::Kind::from_label(kind).into_iter().collect(),
        on_day: day(on),
        start_time: None,
        end_time: None,
        place: None,
        mode: session::Mode::Onsite,
        status: Status::Held,
        scope: session::Scope::All,
        minutes: 60,
        belongs_year: None,
        is_required: true,
        is_restricted: false,
        campaign: None,
        form: None,
        content: None,
        decisions: None,
        note: None,
        photos: 0,
        roles: vec![],
        sittings: vec![],
        agenda: vec![],
        votes: vec![],
        topic_ids: vec![],
        observers: vec![],
        partner_ids: vec![],
        declared: None,
    }
}

impl Case {
    pub fn hold(&mut self, fields: &SessionFields) -> SessionId {
        let mut fields = fields.clone();
        fields.sittings.iter_mut().for_each(|sitting| sitting.on_day = fields.on_day);
        self.write(|tx| session::save(tx, None, &fields))
    }

    pub fn top(&self) -> UnitId {
        self.book.owner().unwrap()
    }

    pub fn units(&mut self, names: &[&str]) -> Vec<UnitId> {
        let top = self.top();
        let of = |name: &&str| UnitFields::new(UnitKind::Branch, *name);
        self.write(|tx| names.iter().map(|name| unit::create(tx, Some(top), None, &of(name))).collect())
    }

    /// So many sessions of each form, or campaign, and what the count says of them in this order.
    pub fn tagged(&mut self, by: By, kind: &str, plan: &[(&str, usize)]) -> String {
        let top = self.top();
        for (word, times) in plan {
            for at in 0..*times {
                let tag = Some((*word).to_owned());
                let made = fields(top, kind, &format!("2021-{:02}-15", at + 4));
                self.hold(&match by {
                    By::Campaign => SessionFields { campaign: tag, ..made },
                    _ => SessionFields { form: tag, ..made },
                });
            }
        }
        let count = self.count(year(), by);
        let said: Vec<String> =
            plan.iter().map(|(word, _)| format!("{word}{}", row(&count, word).sessions)).collect();
        said.join(" ")
    }

    /// Everybody due marked: the first `of` people in the first sitting and so on, the rest excused.
    pub fn seat(&mut self, id: SessionId, of: &[usize], again: usize) {
        self.write(|tx| {
            attendance::take_roll(tx, id)?;
            let sittings: Vec<SittingId> =
                session::get(tx, id)?.fields.sittings.iter().filter_map(|sitting| sitting.id).collect();
            let lines = attendance::roll(tx, id)?.lines;
            let seats = of.iter().zip(&sittings).flat_map(|(size, at)| std::iter::repeat_n(*at, *size));
            let marks: Vec<MarkEntry> = lines
                .iter()
                .zip(seats)
                .map(|(line, at)| MarkEntry {
                    member_id: line.member_id,
                    mark: Mark::Present,
                    reason: None,
                    sitting_id: Some(at),
                    late_minutes: None,
                    early_minutes: None,
                    note: None,
                })
                .collect();
            attendance::mark(tx, id, &marks)?;
            for line in &lines[..again] {
                attendance::visit(tx, id, line.member_id, sittings[1], true)?;
            }
            attendance::fill_rest(tx, id, Mark::Excused, None)
        });
    }
}

pub fn sitting(label: &str, headcount: Option<i64>) -> Sitting {
    Sitting { label: Some(label.into()), headcount, ..Sitting::default() }
}
