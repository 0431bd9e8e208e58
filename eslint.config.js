import js from '@eslint/js';
import globals from 'globals';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['build/**', 'node_modules/**'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'prefer-const': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.mjs', '**/*.js', '**/*.cjs'],
    ignores: ['web/**/*.js'],
    languageOptions: { globals: { ...globals.node } },
  },
  {
    // What runs in the page, and the tests that reach into one.
    files: ['web/**/*.ts', 'web/**/*.js', 'tests/{browser,hosts,site,web}/**'],
    languageOptions: { globals: { ...globals.browser } },
  },
);
