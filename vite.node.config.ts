/** Builds what runs under Node without the web server: the command line and the workers. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

export default defineConfig({
	resolve: { alias: { $lib: fileURLToPath(new URL('./src/lib', import.meta.url)) } },
	publicDir: false,
	// A reading thread starts faster with one file to load than with the hundreds of files of these.
	ssr: { noExternal: ['@uwdata/flechette', 'mgrs', 'papaparse', 'proj4', 'valibot', 'wkt-parser'] },
	build: {
		ssr: true,
		target: 'node20',
		outDir: 'build-node',
		emptyOutDir: true,
		sourcemap: true,
		rollupOptions: {
			input: {
				cli: 'src/cli/main.ts',
				'read-worker': 'src/lib/server/imports/read-worker.ts',
				'solver-worker': 'src/lib/server/funding-solver/solver-worker.ts'
			},
			output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' }
		}
	}
});
