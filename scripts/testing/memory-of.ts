// What the memory of a page holds, for tests that look for what must be gone from it.
import type { Page } from 'playwright-core'

/** A picture of the heap as text, after all that is of no use was thrown away. */
export async function memoryOf(page: Page): Promise<string> {
  const cdp = await page.context().newCDPSession(page)
  const chunks: string[] = []
  cdp.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk))
  await cdp.send('HeapProfiler.collectGarbage')
  await cdp.send('HeapProfiler.takeHeapSnapshot')
  await cdp.detach()
  return chunks.join('')
}
