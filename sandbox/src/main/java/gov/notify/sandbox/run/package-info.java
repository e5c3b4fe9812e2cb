/// Starts and stops everything that `make run` and `make sandbox` show: the outside world, the api and its workers.
@NullMarked
package gov.notify.sandbox.run;

import org.jspecify.annotations.NullMarked;
