/// A small HTTP/1.1 server for the sandbox's own pages and its stand-in for AWS.
///
/// It shares two cores with what it serves in benchmarks, so it does little: a virtual thread a connection, one read
/// and one write a request, no framework. Handlers may block.
@NullMarked
package gov.notify.sandbox.http;

import org.jspecify.annotations.NullMarked;
