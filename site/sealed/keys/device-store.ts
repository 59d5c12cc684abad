// The one database of this device for what its owners keep sealed: drafts with their documents, and a token. It knows bytes and nothing else.
const STORE = 'sealed'

/** Bytes by a name. What cannot be done rejects, as in a private window or where the disk is full. */
export interface Store {
  readonly get: (name: string) => Promise<Uint8Array | null>
  readonly put: (name: string, bytes: Uint8Array) => Promise<void>
  readonly remove: (name: string) => Promise<void>
  /** Of everybody who has something here. */
  readonly removeAll: () => Promise<void>
}

/** Two registers at one host keep apart what is theirs. */
export const deviceStore: Store = {
  get: async (name) => ((await inStore('readonly', (store) => store.get(name))) as Uint8Array | undefined) ?? null,
  put: async (name, bytes) => void (await inStore('readwrite', (store) => store.put(bytes, name))),
  remove: async (name) => void (await inStore('readwrite', (store) => store.delete(name))),
  removeAll: async () => void (await inStore('readwrite', (store) => store.clear())),
}

/** Done only when the whole of it lies on the disk: a tab that closes a moment later loses nothing. */
async function inStore(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  const database = await opened()
  try {
    const transaction = database.transaction(STORE, mode)
    const request = work(transaction.objectStore(STORE))
    await new Promise<void>((resolve, reject) => {
      transaction.addEventListener('complete', () => resolve())
      transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('the browser keeps nothing')))
    })
    return request.result
  } finally {
    database.close()
  }
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(`register ${import.meta.env.BASE_URL}`)
    request.addEventListener('upgradeneeded', () => void request.result.createObjectStore(STORE))
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('the browser keeps nothing')))
  })
}
