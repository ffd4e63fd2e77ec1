"""The tables of an index file."""

from __future__ import annotations

from typing import Final

__all__ = ["APPLICATION", "FORMAT", "INDEXES", "KINDS", "RAW", "TABLES"]

APPLICATION: Final = 0x6B67_4C31
"""Marks a SQLite file as an index of ours."""

FORMAT: Final = 1
"""Counts up when the tables change."""

KINDS: Final = {"label": "0", "native": "1", "acronym": "2", "foreign": "3", "alias": "4"}
"""The first letter of ``name``, in the order of worth; ``5`` are initials that we made."""

# An entity's number is that of its Wikidata item, or minus that of its GeoNames place.
# surface.name is the kind and the name as it is written, or the kind alone for the entity's label.
# A skeleton of less than three letters carries its country, since it says too little without.
TABLES: Final = """
CREATE TABLE entity(
  n INTEGER PRIMARY KEY, type TEXT NOT NULL, label TEXT NOT NULL, description TEXT NOT NULL,
  country TEXT, latitude REAL, longitude REAL, geonames INTEGER, population INTEGER,
  sitelinks INTEGER, start TEXT, end TEXT, source TEXT NOT NULL,
  local TEXT);
CREATE TABLE surface(
  norm TEXT NOT NULL, ent INTEGER NOT NULL, name TEXT NOT NULL,
  PRIMARY KEY(norm, ent)) WITHOUT ROWID;
CREATE TABLE skeleton(
  skel TEXT NOT NULL, folded TEXT NOT NULL, ent INTEGER NOT NULL, name TEXT NOT NULL,
  PRIMARY KEY(skel, folded, ent)) WITHOUT ROWID;
CREATE TABLE tenure(
  person INTEGER NOT NULL, position INTEGER, label TEXT NOT NULL, country TEXT, start TEXT,
  end TEXT, office TEXT NOT NULL);
CREATE TABLE relation(
  subject INTEGER NOT NULL, property INTEGER NOT NULL, object INTEGER NOT NULL,
  PRIMARY KEY(subject, property, object)) WITHOUT ROWID;
CREATE TABLE manifest(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""

INDEXES: Final = """
CREATE INDEX tenure_person ON tenure(person);
CREATE INDEX tenure_office ON tenure(office, country);
CREATE INDEX entity_geonames ON entity(geonames) WHERE geonames IS NOT NULL;
CREATE INDEX entity_country ON entity(country) WHERE type = 'country';
"""

RAW: Final = """
CREATE TABLE raw.entity(
  n INTEGER, type TEXT, label TEXT, description TEXT, country TEXT, latitude REAL,
  longitude REAL, geonames INTEGER, population INTEGER, sitelinks INTEGER, start TEXT, end TEXT,
  source TEXT, local TEXT);
CREATE TABLE raw.name(n INTEGER, name TEXT, kind TEXT);
CREATE TABLE raw.tenure(
  person INTEGER, position INTEGER, label TEXT, country TEXT, start TEXT, end TEXT);
CREATE TABLE raw.relation(subject INTEGER, property INTEGER, object INTEGER);
CREATE TABLE raw.same(gn INTEGER PRIMARY KEY, item INTEGER);
CREATE TABLE raw.surface(norm TEXT, ent INTEGER, name TEXT);
CREATE TABLE raw.skeleton(skel TEXT, folded TEXT, ent INTEGER, name TEXT);
"""
