// The core without the element: for workers, for Node.js, for pages that draw answers themselves.
export { type CatalogueClass, type CoreCatalogue } from './catalogue.js';
export { loadCore, type Core, type CoreOptions, type ModuleName } from './core.js';
export { preparePlans, type CorePlans } from './plans.js';
