/// For the tests of other modules: rules that every program's classes keep.
///
/// It stands here because all of them have the sandbox on their test class path, and nothing of it is deployed.
@NullMarked
package gov.notify.sandbox.architecture;

import org.jspecify.annotations.NullMarked;
