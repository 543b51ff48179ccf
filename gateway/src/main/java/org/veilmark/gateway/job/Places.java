package org.veilmark.gateway.job;

/** Where objects are. */
public interface Places {

  /**
   * The place of an object as the service opens it.
   *
   * @throws JobRefusedException if there is no such bucket, or the name would lead out of it
   */
  String locate(StoredObject object) throws JobRefusedException;
}
