/// A long steady load, and proof that nothing grows under it: memory, connections, queues and tables are read after the
/// first minute and at the end.
@NullMarked
package gov.notify.e2e.soak;

import org.jspecify.annotations.NullMarked;
