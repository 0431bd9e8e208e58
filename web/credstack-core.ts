// The core without the element: for workers, for Node.js, for pages that draw answers themselves.
export { loadCore, type Core, type CoreCatalogue, type CoreOptions } from './core.js';
