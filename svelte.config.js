import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter({ out: 'build' }),
		// The check of every writing request in hooks.server.ts replaces Kit's, which knows forms and one origin only.
		csrf: { trustedOrigins: ['*'] },
		csp: {
			mode: 'nonce',
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
				'connect-src': ['self'],
				'font-src': ['self'],
				'form-action': ['self'],
				'img-src': ['self', 'data:'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'frame-ancestors': ['none'],
				'style-src': ['self'],
				'style-src-attr': ['unsafe-inline']
			}
		},
		typescript: {
			config: (config) => ({
				...config,
				include: [
					...config.include,
					'../src/**/*.mjs',
					'../scripts/**/*.ts',
					'../scripts/**/*.mjs',
					'../data/**/*.ts',
					'../tests/**/*.ts',
					'../tests/support/*.mjs',
					'../*.config.ts',
					'../*.config.js'
				]
			})
		}
	}
};
