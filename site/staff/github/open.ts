// TEMPORARY
import type { Address, GitHub } from './github.ts'
import { Trouble } from './trouble.ts'
export function openGitHub(_address: Address, _token: string): GitHub {
  throw new Trouble({ kind: 'down' })
}
