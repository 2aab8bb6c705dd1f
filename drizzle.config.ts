import { defineConfig } from 'drizzle-kit';

/** `npm run migration` writes the statements that lead from the last migration to the present schema. */
export default defineConfig({
	dialect: 'postgresql',
	schema: './src/lib/server/db/schema.ts',
	out: './drizzle'
});
