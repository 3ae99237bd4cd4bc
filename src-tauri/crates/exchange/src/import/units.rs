//! Units named in a file: found, made when that is allowed, or refused.

use ledger::id::UnitId;
use ledger::unit::{self, Unit, UnitFields, UnitKind};
use ledger::{Result, Tx};

use super::{Options, Reader};
use crate::columns::Column;
use crate::table::fold;
use crate::value::list;

/// The units of the book while a file is imported.
pub(crate) struct Units<'a> {
    tx: &'a Tx<'a>,
    all: Vec<Unit>,
    own: UnitId,
    may_create: bool,
    /// Branches without any group when the import began, whose groups a roster founds.
    undivided: Vec<UnitId>,
}

/// The columns of a file that name a unit.
#[derive(Debug, Clone, Copy)]
pub(crate) struct UnitColumns<C> {
    pub unit: C,
    pub group: C,
    pub superior: C,
    pub base: C,
}

impl<'a> Units<'a> {
    pub fn of(tx: &'a Tx<'a>, options: &Options) -> Result<Self> {
        let own = match options.unit {
            Some(unit) => unit,
            None => unit::top(tx)?.id,
        };
        Ok(Self { tx, all: unit::list(tx)?, own, may_create: options.create_units, undivided: Vec::new() })
    }

    /// Lets a roster found the groups of branches that have none: with nothing to compare a name with, none is mistyped.
    pub fn founding_groups(mut self) -> Self {
        let has_group = |branch: &Unit| self.all.iter().any(|unit| unit.parent_id == Some(branch.id));
        let branches =
            self.all.iter().filter(|unit| unit.fields.kind == UnitKind::Branch && !has_group(unit));
        self.undivided = branches.map(|branch| branch.id).collect();
        self
    }

    /// The unit of an id.
    pub fn get(&self, id: UnitId) -> Option<&Unit> {
        self.all.iter().find(|unit| unit.id == id)
    }

    /// The unit and the group a row names; the book's own where it names none. A superior that is named is only read: it
    /// tells units of one name apart. `None` when the row is refused.
    pub fn resolve<C: Column>(
        &mut self,
        row: &mut Reader<'_, C>,
        columns: UnitColumns<C>,
    ) -> Result<Option<(UnitId, Option<UnitId>)>> {
        let names =
            [columns.unit, columns.superior, columns.base, columns.group].map(|column| row.line(column));
        let [name, superior, base, group] = names;
        let unit = match name {
            None => Some(self.own),
            Some(name) => self.unit(row, columns, &name, superior.as_deref(), base.as_deref())?,
        };
        let Some(unit) = unit else { return Ok(None) };
        if let Some(base) = base
            && !self.is_in_base(row, columns, unit, &base)?
        {
            return Ok(None);
        }
        match group {
            None => Ok(Some(self.split_group(unit))),
            Some(group) => Ok(self.group(row, columns.group, unit, &group)?.map(|group| (unit, Some(group)))),
        }
    }

    /// A group named where a unit should be: its branch and itself.
    fn split_group(&self, unit: UnitId) -> (UnitId, Option<UnitId>) {
        match self.get(unit) {
            Some(Unit { fields, parent_id: Some(branch), .. }) if fields.kind == UnitKind::Group => {
                (*branch, Some(unit))
            }
            _ => (unit, None),
        }
    }

    /// The units that a cell lists: those that took part in a session besides its owner.
    pub fn partners<C: Column>(&self, row: &mut Reader<'_, C>, column: C) -> Option<Vec<UnitId>> {
        let text = row.line(column)?;
        let mut partners = Vec::new();
        for name in list(&text) {
            let mut found = self.all.iter().filter(|unit| is_called(unit, &name));
            match (found.next(), found.next()) {
                (Some(unit), None) => partners.push(unit.id),
                (None, _) => {
                    row.refuse_value(column, name, "手册里没有这个组织；外单位请写在“备注”或“列席人员”里")
                }
                _ => row.refuse_value(column, name, "手册里有几个同名的组织，请写组织全称"),
            }
        }
        Some(partners)
    }

    fn unit<C: Column>(
        &mut self,
        row: &mut Reader<'_, C>,
        columns: UnitColumns<C>,
        name: &str,
        superior: Option<&str>,
        base: Option<&str>,
    ) -> Result<Option<UnitId>> {
        let mut found: Vec<&Unit> = self.all.iter().filter(|unit| is_called(unit, name)).collect();
        // Narrow only while something is left, so that a wrong hint does not hide the only unit of the name.
        if found.len() > 1
            && let Some(base) = base
        {
            found.retain(|unit| self.base_of(unit.id).as_deref() == Some(base));
        }
        if found.len() > 1
            && let Some(superior) =
                superior.and_then(|name| self.all.iter().find(|unit| is_called(unit, name)))
        {
            found.retain(|unit| unit.path.starts_with(&superior.path));
        }
        match found[..] {
            [unit] => Ok(Some(unit.id)),
            [] if self.may_create => {
                let parent = superior
                    .and_then(|name| self.all.iter().find(|unit| is_called(unit, name)))
                    .map_or(self.own, |unit| unit.id);
                self.create(row, columns.unit, parent, base, kind_of(name), name)
            }
            [] => {
                row.refuse(
                    columns.unit,
                    "手册里没有这个组织。请核对名称；是新的组织，请勾选“手册里没有的组织，一并建立”再导入",
                );
                Ok(None)
            }
            _ => {
                row.refuse(columns.unit, "手册里有几个同名的组织，请写组织全称，或加一列“上级党组织”");
                Ok(None)
            }
        }
    }

    fn group<C: Column>(
        &mut self,
        row: &mut Reader<'_, C>,
        column: C,
        branch: UnitId,
        name: &str,
    ) -> Result<Option<UnitId>> {
        let found = self.all.iter().find(|unit| {
            unit.fields.kind == UnitKind::Group
                && (unit.parent_id == Some(branch) || unit.id == branch)
                && is_called(unit, name)
        });
        match found {
            Some(group) => Ok(Some(group.id)),
            None if self.may_create || self.undivided.contains(&branch) => {
                self.create(row, column, branch, None, UnitKind::Group, name)
            }
            None => {
                row.refuse(column, "手册里没有这个党小组。请核对名称，或先在手册里设这个党小组");
                Ok(None)
            }
        }
    }

    /// Whether the unit lies in the base; a base that the book does not know yet is written when units may be made.
    fn is_in_base<C: Column>(
        &mut self,
        row: &mut Reader<'_, C>,
        columns: UnitColumns<C>,
        id: UnitId,
        base: &str,
    ) -> Result<bool> {
        let known = self.base_of(id);
        if known.as_deref() == Some(base) {
            return Ok(true);
        }
        let is_named = !row.cell(columns.unit).is_blank();
        if let Some(unit) = self.all.iter_mut().find(|unit| unit.id == id)
            && known.is_none()
            && is_named
            && self.may_create
        {
            unit::update(self.tx, id, unit.parent_id, Some(base), &unit.fields)?;
            unit.base = Some(base.to_owned());
            return Ok(true);
        }
        let reason = match (is_named, &known) {
            (false, _) => "但没有写是哪个组织。请补上组织，或留空基地".to_owned(),
            (true, Some(known)) => {
                format!("但这个组织在手册里属于{known}。请核对这一行，或先在手册里改组织的基地")
            }
            (true, None) => {
                "但手册里没有写明这个组织的基地。请先在手册里填写，或勾选“手册里没有的组织，一并建立”再导入"
                    .to_owned()
            }
        };
        row.refuse(columns.base, &reason);
        Ok(false)
    }

    /// The base a unit lies in: its own, else that of the nearest unit above that has one.
    fn base_of(&self, id: UnitId) -> Option<String> {
        let unit = self.get(id)?;
        unit.base.clone().or_else(|| self.base_of(unit.parent_id?))
    }

    fn create<C: Column>(
        &mut self,
        row: &mut Reader<'_, C>,
        column: C,
        parent: UnitId,
        base: Option<&str>,
        kind: UnitKind,
        name: &str,
    ) -> Result<Option<UnitId>> {
        let position = self.all.iter().filter(|unit| unit.parent_id == Some(parent)).count();
        let mut fields = UnitFields::new(kind, name);
        fields.position = i64::try_from(position).unwrap_or_default();
        let made = unit::create(self.tx, Some(parent), base, &fields);
        let Some(id) = row.judge(&[("", column)], made)? else { return Ok(None) };
        self.all.push(unit::get(self.tx, id)?);
        Ok(Some(id))
    }
}

/// 炼钢, 炼钢党小组 and 炼钢小组 are one group; blanks inside a name do not matter.
fn is_called(unit: &Unit, name: &str) -> bool {
    let key = |name: &str| {
        let key = fold(name);
        match key.strip_suffix("党小组").or(key.strip_suffix("小组")) {
            Some(stem) if unit.fields.kind == UnitKind::Group && !stem.is_empty() => stem.to_owned(),
            _ => key,
        }
    };
    key(&unit.fields.name) == key(name)
        || unit.fields.full_name.as_deref().is_some_and(|full| fold(full) == fold(name))
}

/// What a new unit is, by the end of its name (D-22).
fn kind_of(name: &str) -> UnitKind {
    let name = fold(name);
    if name.ends_with("小组") {
        UnitKind::Group
    } else if name.ends_with("总支")
        || name.ends_with("总支部")
        || name.ends_with("总支部委员会")
        || name.ends_with("总支委")
    {
        UnitKind::GeneralBranch
    } else if name.ends_with("支部委员会") {
        UnitKind::Branch
    } else if name.ends_with("党委") || name.ends_with("委员会") || name.ends_with("党工委") {
        UnitKind::Committee
    } else {
        UnitKind::Branch
    }
}
