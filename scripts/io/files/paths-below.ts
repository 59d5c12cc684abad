// What lies in a folder and in those within it.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** The paths of everything below `folder` that is no folder, with slashes, from `folder` on. */
export function pathsBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
}
