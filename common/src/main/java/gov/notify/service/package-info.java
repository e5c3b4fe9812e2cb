/// Services, their keys, senders and members, and the snapshots of them that requests are checked against.
@NullMarked
package gov.notify.service;

import org.jspecify.annotations.NullMarked;
