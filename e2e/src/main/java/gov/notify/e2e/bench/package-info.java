/// The benchmarks: real packaged programs, every figure beside a baseline measured in the same run on the same machine.
@NullMarked
package gov.notify.e2e.bench;

import org.jspecify.annotations.NullMarked;
