//! Akrab in the browser: the staff app and the patient portal, two bundles from one crate.
//!
//! # How to write a page
//!
//! 1. **Route.** Add a variant to [`route::Route`], its path in `route/mod.rs` (both directions, the compiler insists), and
//!    its view in [`shell::outlet`]. Ids and enums may be in a URL; names, NIK and search words may not.
//! 2. **Texts.** Declare every sentence in `i18n/texts/<module>.rs` in both languages ([`i18n`] says how).
//! 3. **Calls.** Add one typed function for each operation to `api/<module>.rs`. A page never builds a request itself.
//! 4. **Data.** Read with [`remote::Remote`]: it keeps the last answer while the next is on its way, lets the latest
//!    question win, and cancels with the page. Show it with [`components::Loaded`], which draws skeleton, failure and
//!    content. Write with [`remote::Submit`]: one submit is one effect, however often the button is pressed.
//! 5. **View.** Put components together (`components/`); state is in `aria-*` and `data-*`, never in a class. One solid
//!    button for each view. Rules that only this page needs go to `style/staff/<page>.css` in `@layer page`; no `style=`
//!    attributes (the CSP refuses them), `style:name=value` is fine.
//! 6. **States.** Loading, empty at first, empty after filtering, failure, no permission, offline, conflict, success.
//!
//! A page is a component in `pages/<module>/<name>_page.rs` and calls [`shell::title`] first.

#![recursion_limit = "512"]

pub mod api;
pub mod browser;
pub mod components;
pub mod format;
pub mod i18n;
pub mod jobs;
pub mod live;
pub mod pages;
pub mod part;
pub mod remote;
pub mod route;
pub mod shell;
