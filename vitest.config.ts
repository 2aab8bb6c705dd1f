import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const alias = { $lib: fileURLToPath(new URL('./src/lib', import.meta.url)) };

export default defineConfig({
	resolve: { alias },
	test: {
		projects: [
			{
				resolve: { alias },
				test: {
					name: 'unit',
					environment: 'node',
					setupFiles: ['tests/support/fast-check-runs.ts'],
					// Unit tests share nothing but what they import: a worker that keeps it between files takes half the time.
					isolate: false,
					// Laws make much that lives briefly.
					execArgv: ['--max-semi-space-size=64'],
					// Laws run a thousand random cases on machines that may be busy.
					testTimeout: 180_000,
					// Without this a machine of two processors would run one file at a time.
					maxWorkers: Math.max(2, availableParallelism() - 1),
					include: [
						'src/**/*.test.ts',
						'data/**/*.test.ts',
						'scripts/**/*.test.ts',
						'tests/unit/**/*.test.ts'
					]
				}
			},
			{
				resolve: { alias },
				test: {
					name: 'integration',
					environment: 'node',
					include: ['tests/integration/**/*.test.ts'],
					// As unit tests: a worker keeps what it imports, and its empty databases, from one file to the next.
					isolate: false,
					globalSetup: ['tests/integration/global-setup.ts', 'tests/support/postgres-setup.ts'],
					testTimeout: 120_000,
					hookTimeout: 120_000,
					// What a test waits for comes when the machine has the time for it.
					expect: { poll: { timeout: 60_000 } },
					// As in the browser, a test that fails twice fails: several processes and two databases share the machine.
					retry: 1,
					// Files have databases of their own; three at a time keep both processors of a small machine busy.
					maxWorkers: 3
				}
			}
		]
	}
});
