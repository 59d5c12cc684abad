// What the sealed site says of the organisation: what its public page says as well.
import { resolve } from 'node:path'
import { readOrganisation } from '../published.ts'

export const organisation = readOrganisation(resolve(process.env.REGISTER ?? '.'))
