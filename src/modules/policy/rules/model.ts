/**
 * The Casbin model of pools (product.md §3), stored in `policy_models`. Comparisons that cost little
 * come first, so that roles are searched for few rows and a domain nobody knows is never remembered.
 */
export const poolModel = `
[request_definition]
r = sub, dom, obj, act

[policy_definition]
p = sub, dom, obj, act, eft

[role_definition]
g = _, _

[policy_effect]
e = some(where (p.eft == allow)) && !some(where (p.eft == deny))

[matchers]
m = r.act == p.act && (p.dom == "*" || r.dom == p.dom) && (r.obj == p.obj || p.obj == "model/*" && keyMatch(r.obj, p.obj)) && g(r.sub, p.sub)
`.trim();
