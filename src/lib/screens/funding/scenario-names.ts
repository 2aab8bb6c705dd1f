import type { ComparedBy, Plan } from '$lib/domain/funding';
import type { Looks } from '$lib/words';
import { departmentName } from '../place-names';

/** Names of the parts of scenarios, for tables: the first plan that has a part names it. */
export function partNamer(plans: readonly Plan[], looks: Looks): (by: ComparedBy, id: string) => string {
	const items = new Map(plans.flatMap((plan) => plan.items.map(({ id, label }) => [id, label])));
	const funders = new Map(plans.flatMap((plan) => plan.funders.map(({ id, label }) => [id, label])));
	return (by, id) => {
		switch (by) {
			case 'years':
				return id;
			case 'segments':
				return looks(id).label;
			case 'departments':
				return id === '' ? 'Département inconnu' : departmentName(id);
			case 'funders':
				return funders.get(id) ?? id;
			case 'items':
				return items.get(id) ?? id;
		}
	};
}
