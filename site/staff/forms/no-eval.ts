// Zod would make faster code out of text, which the policy of the pages refuses and the browser complains of. First of all imports: it asks when
// a schema is made.
import { config } from 'zod'

config({ jitless: true })
