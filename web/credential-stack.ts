// What a page loads: define.ts and all that it imports in one file, for which one hash can vouch.
export * from './define.js';
