import { readAssumption, valueReader, type Assumption, type Range, type Settings } from '$lib/domain/funding';
import { fundingDefaults } from '$lib/reference';

/** A scenario of a chain, with what it says itself and who said it. */
export interface RegisterLink {
	readonly scenario: { readonly id: string; readonly name: string };
	readonly settings: Settings;
	readonly said: ReadonlyMap<string, { readonly author: string; readonly at: string; readonly note: string }>;
}

/** One line of the register of assumptions: what holds, and where it comes from. */
export interface RegisterRow {
	readonly assumption: Assumption;
	/** `product` where no scenario says it, `inherited` where a base does, `own` where the scenario itself does. */
	readonly standing: 'product' | 'inherited' | 'own';
	/** The scenario that says it, who said so, when and why; null where the product does. */
	readonly changed: {
		readonly scenario: { readonly id: string; readonly name: string };
		readonly author: string;
		/** ISO date and time. */
		readonly at: string;
		readonly note: string;
	} | null;
	/** What the product says. */
	readonly product: Range;
}

/**
 * Every assumption of a scenario, in the order of the product.
 * @param chain from the base of all to the scenario itself
 */
export function assumptionRegister(chain: readonly RegisterLink[]): readonly RegisterRow[] {
	return fundingDefaults.assumptions.map((known) => {
		const key = `assumption:${known.id}`;
		const link = chain.findLast(({ settings }) => settings.has(key));
		const said = link?.said.get(key);
		const read = link && readAssumption(valueReader(key, []), known, link.settings.get(key));
		const { low, likely, high } = known;
		const product = { low, likely, high };
		if (!link || !said || !read) return { assumption: known, standing: 'product', changed: null, product };
		return {
			assumption: read,
			standing: link === chain.at(-1) ? 'own' : 'inherited',
			changed: { scenario: link.scenario, author: said.author, at: said.at, note: said.note },
			product
		};
	});
}
