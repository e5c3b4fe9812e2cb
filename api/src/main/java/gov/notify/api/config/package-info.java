/// Settings of the api that belong to no feature's own.
@NullMarked
package gov.notify.api.config;

import org.jspecify.annotations.NullMarked;
