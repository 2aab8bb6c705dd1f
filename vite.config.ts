import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { accessRules } from './scripts/lint/access-rules.mjs';
import { RULES } from './src/lib/server/access/rules.ts';

export default defineConfig({ plugins: [accessRules('src/routes', RULES), sveltekit()] });
