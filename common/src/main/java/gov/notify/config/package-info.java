/// Settings of both programs, and where they come from: the environment, or what the platform binds to the app.
@NullMarked
package gov.notify.config;

import org.jspecify.annotations.NullMarked;
