/**
 * Everything about the lock, as one module that a page loads only where there is a lock or one is wanted: making it,
 * opening it, taking it off. The browser's key keeper (`keeper.ts`) carries an open key from page to page.
 */

import { LOCK, type Database, type Kept, type SealedEntry } from "./database";
import { askForKey, handOver } from "./keeper-client";
import { addRecovery, changePassphrase, createLock, openLock, recover, type Lock } from "./lock";
import { LockedStore, openEntry, sealEntry } from "./locked-store";
import { StoreProblem, type Entry } from "./store";

export { forgetKey } from "./keeper-client";
export { LockProblem, type Lock } from "./lock";
export { addLockForms } from "./lock-forms";
export { explain, onPassphrase } from "./passphrase";

/** A lock that is open on this page. */
export interface OpenLock {
  lock: Lock;
  key: CryptoKey;
  store: LockedStore;
}

function opened(database: Database, lock: Lock, key: CryptoKey): OpenLock {
  return { lock, key, store: new LockedStore(database, lock.id, key) };
}

/** The lock as another page of this site has left it open; undefined when it is closed. */
export async function stillOpen(database: Database, lock: Lock): Promise<OpenLock | undefined> {
  const key = await askForKey(lock.id);
  return key && opened(database, lock, key);
}

/** Opens the lock. Throws `LockProblem`. */
export async function openWith(database: Database, lock: Lock, passphrase: string): Promise<OpenLock> {
  const key = await openLock(lock, passphrase);
  await handOver(lock.id, key);
  return opened(database, lock, key);
}

/** Puts everything on this device under a new lock, in one transaction. */
export async function lockEverything(database: Database, passphrase: string): Promise<OpenLock> {
  const { lock, key } = await createLock(passphrase);
  await exchange(database, "", lock, (kept) => sealEntry(key, kept as Entry));
  await handOver(lock.id, key);
  return opened(database, lock, key);
}

/** Takes the lock off, in one transaction. A record that does not open stops it, so that nothing is lost. */
export async function takeOff(database: Database, { lock, key }: OpenLock): Promise<void> {
  await exchange(database, lock.id, undefined, (kept) => openEntry(key, kept as SealedEntry));
}

/** Another passphrase for the same lock. Throws `LockProblem`. */
export async function changeTo(database: Database, { lock, store, key }: OpenLock, old: string, passphrase: string): Promise<OpenLock> {
  const changed = await changePassphrase(lock, old, passphrase);
  await keep(database, lock.id, changed);
  return { lock: changed, key, store };
}

/** A recovery code for the lock, to be shown once. Throws `LockProblem`. */
export async function recoveryCode(database: Database, { lock, store, key }: OpenLock, passphrase: string): Promise<{ open: OpenLock; code: string }> {
  const made = await addRecovery(lock, passphrase);
  await keep(database, lock.id, made.lock);
  return { open: { lock: made.lock, key, store }, code: made.code };
}

/** Opens the lock with its recovery code and gives it a new passphrase. Throws `LockProblem`. */
export async function recoverWith(database: Database, lock: Lock, code: string, passphrase: string): Promise<OpenLock> {
  const again = await recover(lock, code, passphrase);
  await keep(database, lock.id, again.lock);
  await handOver(lock.id, again.key);
  return opened(database, again.lock, again.key);
}

/** Deletes a locked notebook that nobody can open any more, and its lock. */
export async function deleteLocked(database: Database, lock: Lock): Promise<undefined> {
  await database.change(lock.id, async (change) => {
    await change.objectStore("entries").clear();
    await change.objectStore("notes").delete(LOCK);
  });
}

function keep(database: Database, id: string, lock: Lock): Promise<void> {
  return database.change(id, (change) => void change.objectStore("notes").put(lock, LOCK));
}

/**
 * Turns every record into another form and changes the lock, in one transaction. The forms are made before it, because
 * a transaction does not wait for a cipher; an entry that was written meanwhile makes it begin again.
 */
async function exchange(database: Database, from: string, to: Lock | undefined, turned: (kept: Kept) => Promise<Kept>): Promise<void> {
  for (;;) {
    const before = await database.use((connection) => connection.getAll("entries"));
    const after = await Promise.all(before.map(turned));
    const isDone = await database.change(from, async (change) => {
      const entries = change.objectStore("entries");
      const now = await entries.getAll();
      if (!sameRevisions(before, now)) throw new StoreProblem("conflict");
      for (const kept of after) void entries.put(kept);
      const notes = change.objectStore("notes");
      void (to ? notes.put(to, LOCK) : notes.delete(LOCK));
    }).then(
      () => true,
      (error: unknown) => {
        if (error instanceof StoreProblem && error.kind === "conflict") return false;
        throw error;
      },
    );
    if (isDone) return;
  }
}

function sameRevisions(a: Kept[], b: Kept[]): boolean {
  return a.length === b.length && a.every(({ id, revision }, place) => b[place]!.id === id && b[place]!.revision === revision);
}
