import { accessSync, constants, statSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { StoreError } from "../../src/errors.ts";
import { refuseNewer } from "./schema.ts";
import { orStoreFailure } from "./store-failure.ts";

/** Why the database could not be opened or made; undefined where it could. Changes nothing. */
export function checkDatabase(file: string): string | undefined {
  try {
    orStoreFailure(file, () => look(file));
    return undefined;
  } catch (error) {
    if (error instanceof StoreError) return error.message;
    throw error;
  }
}

function look(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  let folder = dirname(file);
  while (statSync(folder, { throwIfNoEntry: false }) === undefined && dirname(folder) !== folder)
    folder = dirname(folder);
  // With its last sign it is a folder or an error, as for whoever makes the file.
  accessSync(`${folder}/`, constants.W_OK | constants.X_OK);
  if (found === undefined) return;
  accessSync(file, constants.R_OK | constants.W_OK);
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    refuseNewer(database, file);
  } finally {
    database.close();
  }
}
