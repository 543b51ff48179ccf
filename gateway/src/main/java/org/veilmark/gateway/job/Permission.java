package org.veilmark.gateway.job;

import org.veilmark.gateway.access.Caller;
import org.veilmark.gateway.access.Role;

/** What callers may do. */
final class Permission {
  private Permission() {}

  /**
   * Refuses who does not have a role.
   *
   * @throws JobRefusedException if he has not
   */
  static void require(Caller caller, Role role) throws JobRefusedException {
    if (!caller.has(role)) {
      throw new JobRefusedException(
          Refusal.FORBIDDEN, "this access key is not for that: it needs the role " + role);
    }
  }
}
