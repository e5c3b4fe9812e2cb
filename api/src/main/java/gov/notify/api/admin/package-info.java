/// What the admin application asks for: a package for each family of routes, named like the feature in `gov.notify`.
///
/// A family is a resource (a method a route), a request and a view (a record each), and a class of rules
/// where there are any. `replyto` is the model; CONTRIBUTING.md says how to add one.
@NullMarked
package gov.notify.api.admin;

import org.jspecify.annotations.NullMarked;
