//! R41, R44: who may call what, cell by cell. The expectations stand in `table.txt`; what the server does is compared with
//! them for every operation, every role, and for a record of one's own and one of somebody else.

mod bookings;
mod catalogue_requests;
mod consultation_requests;
mod document_requests;
mod lab_report_requests;
mod membership;
mod message_requests;
mod people_requests;
mod portal_requests;
mod privacy_requests;
mod queue_requests;
mod referral_requests;
mod requests;
mod scheduling_requests;
mod stage;
mod subjects;
mod table;
mod work_requests;

use std::rc::Rc;

use support::Outcome;
use tokio::task::{JoinSet, LocalSet};

use requests::{Side, call};
use stage::Stage;
use table::{COLUMNS, Cell, Operation, Table};

/// Roles that are played at the same time; more would only wait for each other.
const AT_ONCE: usize = 4;

/// What one role was answered, row by row.
type Column = (usize, Vec<Cell>);

#[tokio::test]
async fn every_cell_of_the_permission_matrix_is_as_declared() -> Outcome {
    let operations = table::operations(&api::openapi::document());
    let table = Table::read()?;
    let faults = table.faults(&operations);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let stage = Rc::new(Stage::set().await);
    let actual = LocalSet::new().run_until(play_all(stage, operations.clone().into())).await?;
    let cells: usize = actual.iter().flatten().map(Cell::sides).sum();
    eprintln!("R41: {cells} cells, {} operations × {} roles × own and foreign record", operations.len(), COLUMNS.len());
    let deviations = table.deviations(&operations, &actual);
    assert!(deviations.is_empty(), "{} deviations\n{}", deviations.len(), deviations.join("\n"));
    Ok(())
}

/// All columns, a few at a time; the rows of the result are the operations.
async fn play_all(stage: Rc<Stage>, operations: Rc<[Operation]>) -> anyhow::Result<Vec<Vec<Cell>>> {
    let mut columns: Vec<Vec<Cell>> = vec![Vec::new(); COLUMNS.len()];
    let mut playing: JoinSet<Column> = JoinSet::new();
    for at in 0..COLUMNS.len() {
        if playing.len() == AT_ONCE {
            let (done, cells) = playing.join_next().await.unwrap_or_else(|| unreachable!("somebody plays"))?;
            columns[done] = cells;
        }
        playing.spawn_local(play(stage.clone(), operations.clone(), at));
    }
    while let Some(done) = playing.join_next().await {
        let (at, cells) = done?;
        columns[at] = cells;
    }
    Ok((0..operations.len()).map(|row| columns.iter().map(|column| column[row].clone()).collect()).collect())
}

async fn play(stage: Rc<Stage>, operations: Rc<[Operation]>, at: usize) -> Column {
    let mut cells = Vec::with_capacity(operations.len());
    for operation in operations.iter() {
        let own = call(&stage, at, operation, Side::Own).await.unwrap_or_else(|| panic!("no request for {}", operation.id));
        let foreign = call(&stage, at, operation, Side::Foreign).await;
        cells.push(Cell { own, foreign });
    }
    (at, cells)
}
