//! Tasks: the list with its panel, and the tasks about one patient.

mod answer;
mod form;
mod line;
mod of_person;
mod panel;
mod tasks_page;

pub use line::{TaskLine, due_words, is_overdue};
pub use of_person::PersonTasks;
pub use tasks_page::TasksPage;
