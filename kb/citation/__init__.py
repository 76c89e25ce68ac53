"""How regulations and provisions are named: addresses, numbers as law spells them, types and regions.

In: text that somebody typed or printed. Out: `Address`, `RegulationId`, and back.
"""
