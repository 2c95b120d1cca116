import type { Org, Person, Team, World } from "./world.ts";

export function addPerson(world: World, team: Team, about: Omit<Person, "id" | "team">): Person {
  const person: Person = { id: world.nextId("U"), team: team.id, ...about };
  world.people.set(person.id, person);
  return person;
}

export function addTeam(world: World, name: string, org?: Org): Team {
  const team: Team = { id: world.nextId("T"), name, ...(org === undefined ? {} : { org }) };
  world.teams.set(team.id, team);
  return team;
}
