//! The committed table, and what is wrong with it.

use std::fs;
use std::path::Path;

use anyhow::Context;
use serde_json::Value;

/// The columns of the table: nobody, and every role.
pub const COLUMNS: [&str; 13] = [
    "anonymous",
    "admin",
    "manager",
    "receptionist",
    "doctor",
    "head_doctor",
    "lab_staff",
    "agent",
    "marketer",
    "sales",
    "analyst",
    "patient",
    "partner",
];

/// What somebody is answered: for a record of their own or in their scope, and for a foreign one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    pub own: String,
    /// Absent where a foreign record makes no sense.
    pub foreign: Option<String>,
}

impl Cell {
    pub fn sides(&self) -> usize {
        1 + usize::from(self.foreign.is_some())
    }

    /// `ok/404`; what is the same on both sides is written once.
    fn shown(&self) -> String {
        match &self.foreign {
            Some(foreign) if *foreign != self.own => format!("{}/{foreign}", self.own),
            _ => self.own.clone(),
        }
    }
}

/// An operation of the API.
#[derive(Clone, Debug)]
pub struct Operation {
    pub id: String,
    pub method: String,
    pub path: String,
    /// `-` for public ones.
    pub permission: String,
}

/// Every operation of an OpenAPI document, in the order of their ids.
pub fn operations(document: &Value) -> Vec<Operation> {
    let mut all = Vec::new();
    for (path, item) in document["paths"].as_object().into_iter().flatten() {
        for (method, operation) in item.as_object().into_iter().flatten() {
            all.push(Operation {
                id: operation["operationId"].as_str().unwrap_or_default().to_owned(),
                method: method.to_uppercase(),
                path: path.clone(),
                permission: operation["x-permission"].as_str().unwrap_or("-").to_owned(),
            });
        }
    }
    all.sort_by(|a, b| a.id.cmp(&b.id));
    all
}

struct Row {
    operation: String,
    permission: String,
    cells: Vec<String>,
}

/// The table as it is committed.
pub struct Table(Vec<Row>);

impl Table {
    pub fn read() -> anyhow::Result<Table> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("api/matrix/table.txt");
        Table::parse(&fs::read_to_string(path).context("tests/api/matrix/table.txt")?)
    }

    fn parse(text: &str) -> anyhow::Result<Table> {
        let lines = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
        let mut rows = lines.map(|line| line.split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>());
        let head = rows.next().context("the table is empty")?;
        anyhow::ensure!(head.len() == COLUMNS.len() + 2 && head[2..] == COLUMNS, "the table has other columns: {head:?}");
        let row = |mut cells: Vec<String>| {
            anyhow::ensure!(
                cells.len() == COLUMNS.len() + 2 && cells.iter().all(|cell| !cell.is_empty()),
                "not every cell is declared: {cells:?}"
            );
            let rest = cells.split_off(2);
            let permission = cells.pop().unwrap_or_default();
            Ok(Row { operation: cells.pop().unwrap_or_default(), permission, cells: rest })
        };
        Ok(Table(rows.map(row).collect::<anyhow::Result<_>>()?))
    }

    /// Routes without a row, rows without a route, and rows that name another permission than the route asks for.
    pub fn faults(&self, operations: &[Operation]) -> Vec<String> {
        let mut faults = Vec::new();
        for operation in operations {
            match self.0.iter().filter(|row| row.operation == operation.id).collect::<Vec<_>>().as_slice() {
                [] => faults
                    .push(format!("{} {} ({}) has no row in tests/api/matrix/table.txt", operation.method, operation.path, operation.id)),
                [row] if row.permission == operation.permission => {}
                [row] => faults.push(format!("{} asks for {}, not for {}", operation.id, operation.permission, row.permission)),
                _ => faults.push(format!("{} has several rows", operation.id)),
            }
        }
        let gone = self.0.iter().filter(|row| !operations.iter().any(|operation| operation.id == row.operation));
        faults.extend(gone.map(|row| format!("{} is no operation any more", row.operation)));
        faults
    }

    /// The rows that the server contradicts: what is declared, and what came.
    pub fn deviations(&self, operations: &[Operation], actual: &[Vec<Cell>]) -> Vec<String> {
        let mut wrong = Vec::new();
        for (operation, cells) in operations.iter().zip(actual) {
            let Some(row) = self.0.iter().find(|row| row.operation == operation.id) else { continue };
            let shown: Vec<String> = cells.iter().map(Cell::shown).collect();
            let differs = |at: usize| row.cells[at] != shown[at];
            let names: Vec<String> = (0..COLUMNS.len())
                .filter(|at| differs(*at))
                .map(|at| format!("{}: declared {}, came {}", COLUMNS[at], row.cells[at], shown[at]))
                .collect();
            if !names.is_empty() {
                wrong.push(format!(
                    "{}: {}\n    came: {} | {} | {}",
                    operation.id,
                    names.join("; "),
                    operation.id,
                    operation.permission,
                    shown.join(" | ")
                ));
            }
        }
        wrong
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn operation(id: &str, permission: &str) -> Operation {
        Operation { id: id.into(), method: "GET".into(), path: format!("/v1/{id}"), permission: permission.into() }
    }

    fn cell(own: &str, foreign: Option<&str>) -> Cell {
        Cell { own: own.into(), foreign: foreign.map(str::to_owned) }
    }

    #[test]
    fn a_route_without_a_row_fails() -> anyhow::Result<()> {
        let mut all = operations(&api::openapi::document());
        let table = Table::read()?;
        assert!(table.faults(&all).is_empty(), "{:?}", table.faults(&all));
        all.push(operation("list_secrets", "patients:read"));
        let faults = table.faults(&all);
        assert_eq!(faults, ["GET /v1/list_secrets (list_secrets) has no row in tests/api/matrix/table.txt"]);
        Ok(())
    }

    #[test]
    fn a_row_without_a_route_and_a_changed_permission_fail() -> anyhow::Result<()> {
        let all = operations(&api::openapi::document());
        let table = Table::read()?;
        let without: Vec<Operation> = all.iter().filter(|operation| operation.id != "find_patient").cloned().collect();
        assert_eq!(table.faults(&without), ["find_patient is no operation any more"]);
        let mut weaker = all;
        weaker
            .iter_mut()
            .filter(|operation| operation.id == "delete_patient")
            .for_each(|operation| operation.permission = "patients:read".into());
        assert_eq!(table.faults(&weaker), ["delete_patient asks for patients:read, not for patients:delete"]);
        Ok(())
    }

    #[test]
    fn a_cell_that_deviates_or_is_left_empty_fails() -> anyhow::Result<()> {
        let head = format!("operation | permission | {}", COLUMNS.join(" | "));
        let row = format!("find_it | a:read | {}", ["ok/404"; 13].join(" | "));
        let table = Table::parse(&format!("{head}\n{row}"))?;
        let all = [operation("find_it", "a:read")];
        let mut cells = vec![cell("ok", Some("404")); 13];
        assert!(table.deviations(&all, &[cells.clone()]).is_empty());
        cells[8] = cell("ok", Some("ok"));
        let deviations = table.deviations(&all, &[cells]);
        assert!(deviations.len() == 1 && deviations[0].contains("marketer: declared ok/404, came ok"), "{deviations:?}");
        assert!(Table::parse(&format!("{head}\nfind_it | a:read | {}", ["ok"; 12].join(" | "))).is_err());
        assert!(Table::parse(&format!("{head}\n{}", row.replacen("ok/404", "", 1))).is_err());
        Ok(())
    }
}
