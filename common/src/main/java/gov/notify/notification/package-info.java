/// A notification from acceptance to its last status: its row, its place in the queue of record, its words for state.
///
/// The hot paths here speak SQL, one visible statement each; everything else in the house uses Panache.
@NullMarked
package gov.notify.notification;

import org.jspecify.annotations.NullMarked;
