//! Memory that is free, and still held by the process.

/// Gives it back to the system. The allocator does so by itself with a later request for memory; an idle server makes none, and
/// would hold all that its start or its last burst has needed.
pub fn give_back() {
    // SAFETY: takes no pointer, and may be called at any time from any thread.
    unsafe { libmimalloc_sys::mi_collect(true) }
}
