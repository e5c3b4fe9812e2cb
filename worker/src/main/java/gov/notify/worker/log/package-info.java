/// Says what became of each message, for whoever has to explain one: ids, never people.
@NullMarked
package gov.notify.worker.log;

import org.jspecify.annotations.NullMarked;
