/// A service to try Notify with, made at start where the environment describes one. Never in production.
@NullMarked
package gov.notify.api.demo;

import org.jspecify.annotations.NullMarked;
