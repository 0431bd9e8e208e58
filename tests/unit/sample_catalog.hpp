// One catalogue with every key of the native format.
#pragma once

#include <string_view>

namespace credstack::catalog {

inline constexpr std::string_view sample_catalog = R"json({
  "credstack": 1, "id": "urn:sample", "name": {"en": "Sample", "mi": "Tauira"}, "version": "7",
  "language": "en-NZ", "asOf": "2026-11-01",
  "source": {"url": "https://u.example/", "asOf": "2026-10", "certainty": "secondary"},
  "policy": {"staleAfter": "P2Y", "sharedCore": 3, "shortProfile": "nzqa-2022"},
  "x-editor": {"anything": [1, 2]},
  "organizations": [
    {"id": "org:u", "name": "University", "type": "higherEducation", "jurisdiction": "NZ",
     "url": "https://u.example/", "source": {"retrieved": "2026-10-02"}},
    {"id": "org:v", "name": "Vendor", "type": "industry"}
  ],
  "achievements": [
    {"id": "mc", "type": "MicroCredential", "name": "Data 101", "owner": "org:u",
     "description": {"en": "About data"}, "url": "https://u.example/101",
     "credit": {"value": 7.5, "unit": "ECTS"}, "nonCredit": false, "duration": "P12W",
     "workload": "PT150H", "level": {"framework": "NZQCF", "level": 7},
     "field": [{"scheme": "CIP", "code": "11.0802", "name": "Data Modeling"}],
     "occupation": [{"name": "Analyst"}], "skills": ["sql", "statistics"], "status": "expiring",
     "reviewBy": "2027", "validity": "P3Y",
     "costs": [{"kind": "tuition", "price": {"minor": 135000, "currency": "NZD", "asOf": "2026"},
                "audience": "Residents", "note": "With materials", "validFrom": "2026",
                "validUntil": "2027-06", "source": {"url": "https://u.example/fees"}}],
     "assumes": ["BachelorDegree"], "hasPart": ["course"], "embeds": ["cert"],
     "assessedBy": "org:v", "openResource": true,
     "register": {"by": "org:v", "name": "Register", "number": "4321", "status": "current",
                  "listed": "2025-05-01", "reviewBy": "2028-05", "url": "https://r.example/"},
     "endorsements": [{"by": "org:v", "text": "Good", "validFrom": "2025", "validUntil": "2027",
                       "source": {"title": "Letter"}}],
     "assurances": [{"by": "org:v", "role": "approved", "place": {"en": "The Isles"},
                     "validFrom": "2024", "validUntil": "2028-06", "source": {"title": "List"}}],
     "jurisdiction": "The Isles, not the mainland",
     "labourMarket": [{"by": "org:v", "text": "In demand",
                       "occupation": {"scheme": "SOC", "code": "15-1252"},
                       "source": {"note": "A survey", "certainty": "uncertain"}}],
     "priorLearning": [{"method": "Portfolio", "cap": {"max": 30, "unit": "ECTS"},
                        "capShare": "3/10", "fee": {"minor": 20000, "currency": "NZD"},
                        "text": "Ask first", "source": {"asOf": "2024"}}],
     "funding": ["A grant"], "learningOutcomes": ["Reads a table"],
     "nextStep": {"text": "Enrol", "url": "https://u.example/enrol"}, "source": {"asOf": "2025-03"}},
    {"id": "course", "type": "Course", "name": "A course"},
    {"id": "cert", "type": "Certification", "name": "A certification", "external": true},
    {"id": "gc", "type": "PostBaccalaureateCertificate", "name": "Graduate certificate",
     "owner": "org:u", "credit": {"min": 20, "max": 29, "unit": "US-SH"},
     "level": [{"framework": "NZQCF", "level": 7}, {"framework": "EQF", "level": 6}],
     "requirement": {"id": "root", "name": "All of it", "all": [
       {"achievement": "mc", "minimumGrade": "B", "credit": {"value": 6, "unit": "ECTS"}},
       {"any": [{"achievement": "course"}, {"text": "A portfolio"}]},
       {"choose": 1, "of": [{"achievement": "course"}, {"achievement": "cert"}]},
       {"id": "list", "credits": {"value": 12, "unit": "ECTS"}, "from": ["course", "cert"]},
       {"id": "rest", "credits": {"max": 18, "unit": "ECTS"}, "open": true}]},
     "entry": {"holds": ["BachelorDegree", "Degree"]}}
  ],
  "recognitions": [
    {"id": "rec", "credential": ["mc", "course"], "target": "gc", "assertedBy": ["org:u"],
     "agreement": "agr", "stage": "accepted", "decision": "granted",
     "grants": [{"form": "block", "credit": {"value": 6, "unit": "ECTS"}, "slot": "rest",
                 "satisfies": ["course"], "elective": true,
                 "price": {"minor": 0, "currency": "NZD", "asOf": "2026-02-03"}, "text": "Six"}],
     "conditions": [{"kind": "minimumGrade", "grade": "C+", "text": "At least C+"},
                    {"kind": "recency", "maxAge": "P5Y", "onExpiry": "proofOfCurrency"},
                    {"kind": "origin", "jurisdictions": ["NZ", "AU"]},
                    {"kind": "origin", "notJurisdictions": ["US"]}],
     "places": 0, "validFrom": "2024", "validUntil": "2028-12", "reviewBy": "2027-01-31",
     "remaining": {"credit": {"value": 18, "unit": "ECTS"}, "duration": "P6M",
                   "cost": {"minor": 450000, "currency": "NZD"}},
     "note": "By the board", "source": {"url": "https://u.example/rules", "title": "Rules",
       "asOf": "2026-02", "retrieved": "2026-10-30", "certainty": "verified", "note": "Page 3"}},
    {"id": "advice", "credential": "mc", "assertedBy": "org:v", "stage": "recommended",
     "grants": [{"form": "unassigned", "credit": {"value": 3, "unit": "US-SH"}}]}
  ],
  "agreements": [{"id": "agr", "name": "Agreement", "parties": ["org:u", "org:v"],
    "validFrom": "2023", "validUntil": "2030", "reviewBy": "2029", "framework": "A model",
    "documents": ["https://u.example/agreement.pdf"], "source": {"asOf": "2023-01-01"}}],
  "creditConversions": [{"from": "US-SH", "to": "ECTS", "factor": "2/1", "method": "By workload",
                         "source": {"url": "https://c.example/"}}],
  "levelMaps": [{"from": "NZQCF", "to": "EQF", "pairs": [[7, 6], [8, 7]],
                 "source": {"url": "https://m.example/"}}]
})json";

}  // namespace credstack::catalog
