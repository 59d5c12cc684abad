// What Astro adds to TypeScript: `import.meta.env` and files as modules.
/// <reference types="astro/client" />
