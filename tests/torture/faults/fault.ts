/** A fault put into the product on purpose, to learn whether its tests would notice. */
export interface Fault {
	/** What the fault does, in a few words. */
	readonly name: string;
	/** File of the product, from the project's root. */
	readonly file: string;
	/** Text that stands there exactly once, and what it becomes. */
	readonly find: string;
	readonly replace: string;
	/** Tests that ought to fail: of Vitest by project, or of Playwright, which need a build. */
	readonly tests: { readonly runner: 'unit' | 'integration' | 'e2e'; readonly files: readonly string[] };
}
